const element = (id) => document.getElementById(id);
const [person, channel, messages, text, notice] = ['person', 'channel', 'messages', 'text', 'notice'].map(
  element,
);
let events;

async function ask(path, input) {
  const response = await fetch(`/local/${path}?${new URLSearchParams(input)}`);
  return reading(response);
}

async function tell(path, input) {
  const headers = { 'content-type': 'application/json' };
  return reading(await fetch(`/local/${path}`, { method: 'POST', headers, body: JSON.stringify(input) }));
}

async function reading(response) {
  const body = await response.json();
  if (!response.ok) throw new Error(body.message);
  return body;
}

/** `/ask question: who? limit: 3` → the command's path and its options as text. */
function parseCommand(line) {
  const [head, ...rest] = line.slice(1).split(/\s(?=\S+:\s)/);
  const options = rest.map((part) => [
    part.slice(0, part.indexOf(':')),
    part.slice(part.indexOf(':') + 1).trim(),
  ]);
  return { command: head.trim(), options: Object.fromEntries(options) };
}

async function send(line) {
  const where = { as: person.value, channel: channel.value };
  if (!line.startsWith('/')) return tell('send', { ...where, content: line });
  const { command, options } = parseCommand(line);
  return tell('run', { ...where, command, options });
}

function button(message, part) {
  const made = document.createElement(part.url ? 'a' : 'button');
  made.textContent = [part.emoji?.name, part.label].filter(Boolean).join(' ');
  if (part.url) made.href = part.url;
  else {
    made.disabled = Boolean(part.disabled);
    made.onclick = () =>
      attempt(() => tell('press', { as: person.value, message: message.id, button: part.custom_id }));
  }
  return made;
}

function menu(message, part) {
  const made = document.createElement('select');
  made.append(
    new Option(part.placeholder ?? 'Choose', ''),
    ...(part.options ?? []).map((one) => new Option(one.label, one.value)),
  );
  made.onchange = () =>
    attempt(() =>
      tell('choose', { as: person.value, message: message.id, menu: part.custom_id, values: [made.value] }),
    );
  return made;
}

function shownEmbed(embed) {
  const box = document.createElement('div');
  box.className = 'embed';
  const fields = (embed.fields ?? []).map(({ name, value }) => `${name}\n${value}`);
  box.textContent = [embed.author?.name, embed.title, embed.description, ...fields, embed.footer?.text]
    .filter(Boolean)
    .join('\n');
  return box;
}

function shownMessage(message) {
  const article = document.createElement('article');
  const head = document.createElement('small');
  const private_ = message.ephemeral ? ' · Only you can see this' : '';
  head.textContent = `${message.author.global_name} · ${new Date(message.timestamp).toLocaleTimeString()}${private_}\n`;
  const files = message.attachments.map((file) => {
    const link = document.createElement('a');
    link.href = file.url;
    link.textContent = file.filename;
    return link;
  });
  const parts = message.components.flatMap((row) => row.components ?? []);
  const controls = parts.map((part) => (part.type === 2 ? button(message, part) : menu(message, part)));
  article.append(
    head,
    message.thinking ? 'is thinking…' : message.content,
    ...message.embeds.map(shownEmbed),
    ...files,
    ...controls,
  );
  return article;
}

async function showMessages() {
  const listed = await ask('messages', { as: person.value, channel: channel.value, limit: 50 });
  messages.replaceChildren(...listed.map(shownMessage));
  window.scrollTo(0, document.body.scrollHeight);
}

async function showChannels() {
  const before = channel.value;
  const servers = await ask('servers', { as: person.value });
  const groups = servers.map((server) => {
    const group = document.createElement('optgroup');
    group.label = server.name;
    group.append(
      ...server.channels.map(({ id, name, parentId }) => new Option(parentId ? `↳ ${name}` : name, id)),
    );
    return group;
  });
  channel.replaceChildren(...groups);
  if (before) channel.value = before;
  events?.close();
  events = new EventSource(`/local/events?as=${person.value}`);
  events.onmessage = ({ data }) => {
    const event = JSON.parse(data);
    if (event.type === 'interaction' && event.interaction.state === 'failed')
      notice.textContent = 'The application did not respond.';
    if (event.type.startsWith('message')) attempt(showMessages);
  };
  await showMessages();
}

async function attempt(deed) {
  try {
    notice.textContent = '';
    await deed();
  } catch (error) {
    notice.textContent = error.message;
  }
}

person.onchange = () => attempt(showChannels);
channel.onchange = () => attempt(showMessages);
element('write').onsubmit = (event) => {
  event.preventDefault();
  const line = text.value.trim();
  if (line) attempt(async () => send(line).then(() => (text.value = '')));
};

const everybody = await ask('users', {});
person.append(
  ...everybody.filter(({ bot }) => !bot).map(({ id, global_name: name }) => new Option(name, id)),
);
await attempt(showChannels);
