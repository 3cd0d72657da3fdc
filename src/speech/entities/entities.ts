import { isGivenName, particles } from '../../english/names.ts';
import { speechVerbs } from '../../english/verbs-of-speech.ts';
import type { Entity } from './entity.ts';
import { EntityTable } from './entity-table.ts';
import { guessGenders } from './genders.ts';
import type { Naming, ReadParagraph } from './read-paragraphs.ts';
import { noteForm, noteSigns, settle } from './signs.ts';

/** Everybody whom the article names: full names first, then the names that stand for them. */
export function entitiesOf(paragraphs: readonly ReadParagraph[]): readonly Entity[] {
  const table = new EntityTable();
  for (const sure of [true, false]) addFullNames(paragraphs, table, sure);
  addSharedSurnames(paragraphs, table);
  linkTitledNames(paragraphs, table);
  addFirms(paragraphs, table);
  linkShortNames(paragraphs, table);
  completeNames(paragraphs, table);
  for (const entity of table.entities) settle(entity);
  guessGenders(paragraphs);
  for (const paragraph of paragraphs) {
    for (const { mention, entity } of paragraph.namings) if (entity) noteForm(entity, mention, paragraph);
  }
  return table.entities;
}

/** Enters the names of several words; with `sure`, only those that begin with a given name. */
function addFullNames(paragraphs: readonly ReadParagraph[], table: EntityTable, sure: boolean): void {
  for (const paragraph of paragraphs) {
    for (const naming of paragraph.namings) {
      const { mention } = naming;
      if (mention.parts.length < 2 || naming.entity) continue;
      // "Anna Bergstrom: The Port That Was"
      const leads = mention.titleFirst === 0 && paragraph.words[mention.last + 1]?.text === ':';
      if (paragraph.headline && !leads) continue;
      const given = mention.parts[0] ?? '';
      if (sure && (mention.kind !== 'person' || !isGivenName(given) || particles.has(given))) continue;
      table.addFull(naming, paragraph);
    }
  }
}

/** "Anna and Erik Bergstrom": Anna is a Bergstrom, unless she is known by another name or it is a surname. */
function addSharedSurnames(paragraphs: readonly ReadParagraph[], table: EntityTable): void {
  const before = new Set(
    paragraphs.flatMap(({ namings }) =>
      namings
        .filter(({ mention }) => mention.titleFirst < mention.first)
        .map(({ mention }) => mention.parts[0]),
    ),
  );
  for (const { namings, words, text } of paragraphs) {
    for (const [index, naming] of namings.entries()) {
      const { mention } = naming;
      const full = namings[index + 1]?.mention;
      const given = mention.parts[0] ?? '';
      const isFirst = !before.has(given);
      if (mention.parts.length === 1) before.add(given);
      if (naming.entity || mention.parts.length !== 1 || !isGivenName(given) || full?.parts.length !== 2)
        continue;
      if (!isFirst) continue;
      if (full.titleFirst !== mention.last + 2 || words[mention.last + 1]?.lower !== 'and') continue;
      if (full.kind !== 'person' || !isGivenName(full.parts[0] ?? '')) continue;
      const first = text.slice(words[mention.first]?.start, words[mention.last]?.end);
      const surname = text.slice(words[full.last]?.start, words[full.last]?.end);
      naming.entity = table.sharing([given, full.parts[1] ?? ''], `${first} ${surname}`);
    }
  }
}

/** "Holm and Tarrant said": one firm or pair, where neither is named without the other. */
function addFirms(paragraphs: readonly ReadParagraph[], table: EntityTable): void {
  const counts = new Map<string, number>();
  for (const { namings } of paragraphs) {
    for (const part of namings.flatMap(({ mention }) => mention.parts))
      counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  for (const { namings, words, text } of paragraphs) {
    for (const [index, first] of namings.entries()) {
      const second = namings[index + 1];
      if (!second || words[first.mention.last + 1]?.lower !== 'and') continue;
      if (second.mention.titleFirst !== first.mention.last + 2) continue;
      const pair = [first, second];
      const alone = ({ mention, entity }: Naming): boolean =>
        entity === null &&
        mention.kind === 'unclear' &&
        mention.parts.length === 1 &&
        mention.titleFirst === mention.first &&
        counts.get(mention.parts[0] ?? '') === 1;
      if (!pair.every(alone) || !speechVerbs.has(words[second.mention.last + 1]?.lower ?? '')) continue;
      const name = text.slice(words[first.mention.first]?.start, words[second.mention.last]?.end);
      const firm = table.firm([...first.mention.parts, 'and', ...second.mention.parts], name);
      for (const naming of pair) naming.entity = firm;
    }
  }
}

/** "Mr. Bergstrom" tells that there is a man of that name before "President Bergstrom" is looked at. */
function linkTitledNames(paragraphs: readonly ReadParagraph[], table: EntityTable): void {
  for (const paragraph of paragraphs) {
    for (const naming of paragraph.namings) {
      if (!naming.mention.gender || !naming.mention.honorific) continue;
      naming.entity ??= table.shortNaming(naming.mention, paragraph, []);
      if (naming.entity) naming.entity.named += 1;
    }
  }
}

/** So many entities named before are remembered for telling whom a shared name means. */
const RECENT = 12;

/** Finds whom the names of one word stand for. */
function linkShortNames(paragraphs: readonly ReadParagraph[], table: EntityTable): void {
  const recent: Entity[] = [];
  for (const paragraph of paragraphs) {
    for (const naming of paragraph.namings) {
      naming.entity ??= table.shortNaming(naming.mention, paragraph, recent);
      if (!naming.entity) continue;
      naming.entity.named += 1;
      noteSigns(naming.entity, naming.mention, paragraph);
      recent.push(naming.entity);
      if (recent.length > RECENT) recent.shift();
    }
  }
}

/** Looks in headlines and in the names of bodies for given names that the text leaves out. */
function completeNames(paragraphs: readonly ReadParagraph[], table: EntityTable): void {
  for (const paragraph of paragraphs) {
    if (paragraph.headline) table.fullNamesIn(paragraph, 0, paragraph.words.length - 1);
    for (const { mention } of paragraph.namings) {
      if (mention.kind === 'body' && mention.parts.length > 2)
        table.fullNamesIn(paragraph, mention.first, mention.last);
    }
  }
}
