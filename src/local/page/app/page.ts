import '../styles/page.css';
import { Composer } from './composer/composer.ts';
import { element } from './element.ts';
import { openForm } from './form-dialog.ts';
import { Interactions } from './interactions.ts';
import { MessageList } from './messages/message-list.ts';
import { openMessageMenu } from './messages/message-menu.ts';
import { channelHead } from './places/channel-head.ts';
import { channelList } from './places/channel-list.ts';
import { personSwitch } from './places/person-switch.ts';
import { serverRail } from './places/server-rail.ts';
import { Session } from './session.ts';
import { currentTheme, theme } from './theme.ts';

theme(currentTheme());
const session = new Session();
const interactions = new Interactions(session, {
  openForm: (interaction) => openForm(interactions, interaction),
  complain: (problem, messageId) =>
    messageId === null ? composer.complain(problem) : messages.complain(problem, messageId),
});
const composer = new Composer(session, interactions);
const announcer = element('p', { class: 'for-readers', role: 'status' });
const messages = new MessageList(
  {
    session,
    interactions,
    openMenu: (message, at) =>
      openMessageMenu(session, interactions, { reply: (to) => composer.reply(to) }, message, at),
  },
  (text) => {
    announcer.textContent = text;
  },
);

const connection = element('p', { class: 'connection', role: 'status', hidden: true });
const places = element(
  'div',
  { class: 'places', id: 'places' },
  serverRail(session),
  element('div', { class: 'sidebar' }, channelList(session), personSwitch(session)),
);
document.body.append(
  places,
  element(
    'main',
    { class: 'channel-page' },
    channelHead(session, places),
    connection,
    messages.element,
    composer.element,
  ),
  announcer,
);

session.on('channel', (target) => void messages.read(target));
session.on('live', (event) => messages.notice(event));
session.on('connection', (there) => {
  connection.hidden = there;
  connection.textContent = there ? '' : 'The connection is lost. Trying again…';
  // What could not be done while it was lost can be done now.
  if (there) composer.complain('');
});
session.open().catch((error: unknown) => composer.complain(String(error)));
