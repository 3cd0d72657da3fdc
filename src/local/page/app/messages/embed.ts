import type { APIEmbed } from 'discord-api-types/v10';
import { type Child, element } from '../element.ts';
import type { Session } from '../session.ts';
import { formattedText } from './formatted-text.ts';
import { link } from './link.ts';
import { messageTime } from './timestamp.ts';

/** An embed as Discord lays it out. Its pictures are named, not loaded: the page asks no other server. */
export function shownEmbed(session: Session, embed: APIEmbed): HTMLElement {
  const { author, title, url, description, fields = [], image, thumbnail } = embed;
  const markdown = (text: string) => formattedText(session, text, true);
  const made = element(
    'div',
    { class: 'embed', role: 'group', 'aria-label': 'Embed' },
    author && element('div', { class: 'embed-author' }, maybeLink(session, author.url, author.name)),
    title && element('div', { class: 'embed-title' }, maybeLink(session, url, markdown(title))),
    description && element('div', { class: 'embed-description' }, markdown(description)),
    fields.length > 0 &&
      element(
        'div',
        { class: 'embed-fields' },
        ...fields.map(({ name, value, inline }) =>
          element(
            'div',
            { class: inline ? 'embed-field inline' : 'embed-field' },
            element('div', { class: 'embed-field-name' }, markdown(name)),
            element('div', { class: 'embed-field-value' }, markdown(value)),
          ),
        ),
      ),
    ...[image, thumbnail].map((picture) => picture && element('div', { class: 'subtext' }, picture.url)),
    footerOf(embed),
  );
  if (embed.color !== undefined) {
    made.style.setProperty('--stripe', `#${embed.color.toString(16).padStart(6, '0')}`);
  }
  return made;
}

function maybeLink(session: Session, url: string | undefined, content: Child): Child {
  return url === undefined ? content : link(session, url, [content]);
}

function footerOf({ footer, timestamp }: APIEmbed): Child {
  const parts = [footer?.text, timestamp === undefined ? undefined : messageTime(timestamp)];
  const text = parts.filter((part) => part !== undefined).join(' • ');
  return text !== '' && element('div', { class: 'embed-footer' }, text);
}
