import { element } from '../element.ts';
import { icon } from '../icon.ts';
import { localesOf } from '../localised.ts';
import type { Session } from '../session.ts';
import { otherTheme, theme } from '../theme.ts';

/** Who looks at the page, at the bottom left: any of the people, moderator or member; and dark or light. */
export function personSwitch(session: Session): HTMLElement {
  const avatar = element('img', { class: 'avatar-medium', alt: '' });
  const choice = element('select', { id: 'person', class: 'person' });
  const label = element('label', { for: 'person' });
  choice.addEventListener('change', () => void session.become(choice.value));
  const light = element('button', { type: 'button', class: 'tool' });
  const drawTheme = () => {
    const next = otherTheme();
    light.setAttribute('aria-label', `Switch to the ${next} theme`);
    light.title = `Switch to the ${next} theme`;
    light.replaceChildren(icon(next === 'light' ? 'sun' : 'moon'));
  };
  light.addEventListener('click', () => {
    theme(otherTheme());
    drawTheme();
  });
  drawTheme();
  const language = element('select', { class: 'language', 'aria-label': 'Language of this client' });
  language.addEventListener('change', () => void session.speak(language.value));
  const drawLanguages = () => {
    const locales = localesOf(session.commands);
    language.hidden = locales.length < 2;
    language.replaceChildren(
      ...locales.map((locale) => element('option', { value: locale }, nameOfLocale(locale))),
    );
    language.value = session.locale;
  };
  session.on('commands', drawLanguages);
  session.on('places', drawLanguages);
  session.on('places', () => {
    if (session.me === null) return;
    avatar.src = `/avatars/${session.me.id}`;
    choice.replaceChildren(...groups(session));
    choice.value = session.me.id;
    label.textContent = session.server === null ? 'You are' : `You are · ${roleIn(session, session.me.id)}`;
  });
  return element(
    'div',
    { class: 'person-switch' },
    avatar,
    element('div', { class: 'person-choice' }, label, choice),
    light,
    language,
  );
}

/** "Deutsch": a language's name in itself. */
function nameOfLocale(locale: string): string {
  const name =
    new Intl.DisplayNames([locale], { type: 'language', languageDisplay: 'standard' }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

/** Everybody, by what they are in the server that is shown. */
function groups(session: Session): HTMLElement[] {
  const people = session.users.filter(({ bot }) => bot !== true);
  const roles = [...new Set(people.map(({ id }) => roleIn(session, id)))].sort(
    (a, b) => ROLES.indexOf(a) - ROLES.indexOf(b),
  );
  return roles.map((role) =>
    element(
      'optgroup',
      { label: role },
      ...people
        .filter(({ id }) => roleIn(session, id) === role)
        .map(({ id, global_name: name }) => element('option', { value: id }, name ?? id)),
    ),
  );
}

const ROLES = ['owner', 'moderator', 'member', 'not in this server', 'people'];

/** What somebody is in the server that is shown. */
function roleIn({ server, members }: Session, userId: string): string {
  if (server === null) return 'people';
  const member = members.find((each) => each.userId === userId);
  if (member === undefined) return 'not in this server';
  if (server.ownerId === userId) return 'owner';
  return member.permissions.includes('ManageMessages') ? 'moderator' : 'member';
}
