import { describe, expect, test } from 'vitest';
import { resolveMarked } from '../marked-article.ts';

type Row = readonly [title: string, wanted: string | null, ...paragraphs: string[]];

/** The speaker of the last marked source of each row. */
function table(phenomenon: string, rows: readonly Row[]): void {
  describe(phenomenon, () => {
    for (const [title, wanted, ...paragraphs] of rows) {
      test(title, () => {
        expect(resolveMarked(...paragraphs).names.at(-1)).toBe(wanted);
      });
    }
  });
}

table('a verb is no part of who speaks', [
  ['in the present', 'a sailor', '“Cast off!” ⟦a sailor shouts⟧.'],
  ['of several', 'Many voters', '⟦Many voters complain⟧ that it is “a waste of stone”.'],
  ['of a document', 'The notice', '⟦The notice reads⟧: “No bathing.”'],
  ['a participle after a name', 'Lucy Marsh', 'Oslo objected, with ⟦Lucy Marsh warning⟧ of “a cold winter”.'],
  ['a participle after several', 'Farmers', '“Go home!” ⟦Farmers waiting⟧ at the gate shouted.'],
  ['but a noun is', 'the police report', '“He ran,” said ⟦the police report⟧.'],
  ['and so is what a verb follows', 'the insurer’s claims', '⟦the insurer’s claims⟧ were “false”.'],
]);

table('pronouns and what is drawn together with them', [
  ['would', 'Anna Bergstrom', 'Anna Bergstrom fished here. ⟦She’d⟧ say: “It was cold.”'],
  ['had', 'Hugh Tarrant', 'Hugh Tarrant fished here. ⟦He’d⟧ said it was “cold”.'],
  ['this speaks for nobody', null, 'Anna Bergstrom fished here. ⟦This⟧ was “cold”.'],
  ['a group as they', 'The pilots', 'The pilots are tired. “We sleep in the boat,” ⟦they⟧ said.'],
  ['a body as they', 'Northern Bank', 'Northern Bank have denied it. “We lent nothing,” ⟦they⟧ said.'],
]);

table('names with something inside or before them', [
  ['a nickname that is a title', 'Henry “Count” Marsh', 'Henry “Count” Marsh sang. “I sang,” ⟦Marsh⟧ said.'],
  ['a nickname in brackets', 'Henry (Prince) Marsh', 'Henry (Prince) Marsh sang. “I sang,” ⟦Marsh⟧ said.'],
  ['a small particle', 'Wout de Haas', 'Wout de Haas won. “I won,” ⟦de Haas⟧ said.'],
  ['a surname cut from its particle', 'Wout de Haas', 'Wout de Haas won. “I won,” de ⟦Haas⟧ said.'],
  ['a particle that opens a sentence', 'Wout de Haas', 'Wout de Haas won. De ⟦Haas⟧ said: “I won.”'],
  ['a joined particle', 'Amal el-Sayed', 'Amal el-Sayed won. “I won,” ⟦el-Sayed⟧ said.'],
  ['an origin before', 'Anna Bergstrom', 'Larvik-born Anna Bergstrom won. “I won,” ⟦Bergstrom⟧ said.'],
  ['a position before', 'Mark Holm', 'Lions FB Mark Holm won. “I won,” ⟦Holm⟧ said.'],
  ['two occupations', 'Tom Marsh', 'Singer-drummers Tom Marsh and Bo Holm sang. “I sang,” ⟦Marsh⟧ said.'],
  ['honours after', 'Anna Bergstrom', 'Anna Bergstrom KC won. “I won,” ⟦Bergstrom⟧ said.'],
  ['a judge', 'Anna Marsh', 'Judge Anna Marsh sat. “You ran,” ⟦Judge Marsh⟧ said.'],
  ['an attorney of the U.S.', 'Lucy Marsh', '“He ran,” said ⟦U.S. Attorney Lucy Marsh⟧.'],
  ['a body and an office before', 'Lucy Marsh', '“It froze,” ⟦Larvik⟧ harbour engineer Lucy Marsh said.'],
]);

table('given names that are words', [
  ['after a verb', 'Will Tarrant', '“I dived,” said ⟦Will Tarrant⟧, a diver.'],
  ['at the beginning', 'May Holm', 'May Holm was there. “I dived,” ⟦Holm⟧ said.'],
  ['a month', 'April Marsh', '“I dived,” said ⟦April Marsh⟧.'],
  ['not a month', 'Marsh', 'In April Marsh said it was “cold”. “Very cold,” ⟦Marsh⟧ said.'],
  ['an ally', 'Ally Marsh', '“I dived,” said ⟦Ally Marsh⟧.'],
  ['not a title', 'Fan Lihua', 'Fan Lihua, an engineer, came. “I came,” ⟦Fan Lihua⟧ said.'],
]);

table('names of bodies are whole', [
  ['a street', 'Harley Street', 'Harley ⟦Street⟧ said it was “closed”.'],
  ['for something', 'The Institute for Cold Water', '“It froze,” said ⟦the Institute for Cold Water⟧.'],
  ['with an owner', 'The Larvik Seamen’s Union', '⟦The Larvik Seamen’s Union⟧ called it “a shame”.'],
  [
    'with and',
    'The Ferry and Dredging Association',
    '⟦The Ferry and Dredging Association⟧ called it “a shame”.',
  ],
  ['cut at of', 'The Ministry of Ferries', 'The Ministry of ⟦Ferries⟧ called it “a shame”.'],
  [
    'a common word that opens it',
    'Big Lantern',
    'They sued Big Lantern over a big debt.',
    'Big ⟦Lantern⟧ called it “a lie”.',
  ],
  ['its letter', 'Big Lantern', '⟦Big Lantern’s letter⟧ called it “a lie”.'],
  ['two surnames', 'Finch and Crabbe', 'Finch and ⟦Crabbe⟧ said it was “ready”.'],
  ['with an ampersand', 'Finch & Crabbe', 'Finch & ⟦Crabbe⟧ said it was “ready”.'],
]);

table('descriptions of somebody who is named', [
  ['a name after a comma', 'Lucy Marsh', '⟦A diver⟧, Lucy Marsh, said it was “cold”.'],
  ['at the end', 'Lucy Marsh', '“It is cold,” said ⟦a young diver⟧, Lucy Marsh.'],
  ['not another clause', 'a diver', '“It is cold,” said ⟦a diver⟧, Lucy Marsh added.'],
  ['a mother of two', 'Anna Bergstrom', 'Anna Bergstrom won. ⟦The mum-of-two⟧ said: “I won.”'],
  ['a father of three by name', 'Hugh Tarrant', 'Dad-of-three Hugh Tarrant won. “I won,” ⟦Tarrant⟧ said.'],
  ['an age', 'Hugh Tarrant', 'Hugh Tarrant won. ⟦The 41-year-old⟧ said: “I won.”'],
  [
    'an age, where what follows was taken',
    'Hugh Tarrant',
    'Hugh Tarrant won. The 41-year-old said after ⟦his arrival⟧: “I won.”',
  ],
  ['an actor', 'Hugh Tarrant', 'Hugh Tarrant won. The actor was glad. “I won,” said ⟦the actor⟧.'],
  ['a husband', 'Erik Holm', 'Erik and Anna Holm fish. “I fish,” ⟦Mr Holm⟧ said.'],
  ['a wife', 'Anna Holm', 'Erik and Anna Holm fish. “I fish,” ⟦Mrs Holm⟧ said.'],
  ['a given name alone', 'Rosie', '“I fish,” said ⟦little Rosie⟧.'],
  [
    'another description is somebody else',
    'the skipper',
    '“I fish,” ⟦a cook⟧ said.',
    '“So do I,” ⟦the skipper⟧ said.',
  ],
]);

table('marked words that nobody says', [
  ['a motto', null, '⟦Anna Bergstrom⟧ liked it. Her motto was “ships first”.'],
  ['what a gesture means', null, '⟦Anna Bergstrom⟧ nodded as if to say “at last”.'],
  ['what something is called', null, '⟦Anna Bergstrom⟧ wrote a song called “Low Tide”.'],
  ['what somebody is accused of', null, '⟦Anna Bergstrom⟧ was accused of being “cold” for not waving.'],
  [
    'what somebody was called',
    null,
    'It rained in Larvik, where ⟦Hugh Tarrant⟧ had been branded “a coward”.',
  ],
  ['but told by somebody', 'Hugh Tarrant', 'She was called “cold” by ⟦Hugh Tarrant⟧.'],
  ['and told after', 'Hugh Tarrant', 'The plan was described as “cold”, ⟦Hugh Tarrant⟧ said.'],
  ['and told before', 'Hugh Tarrant', '⟦Hugh Tarrant⟧ said the plan was described as “cold”.'],
  ['a thing', null, '⟦The council⟧ will dig a deep “garden” that hides a pump.'],
  [
    'a thing for something',
    null,
    'With ⟦Anna Bergstrom⟧ other owners of a small “fleet of sheds” to let left.',
  ],
  [
    'but not what somebody goes on to call it',
    'Anna Bergstrom',
    '⟦Anna Bergstrom⟧ condemned it as “cold” and a “deep garden” to fall into.',
  ],
  ['but not what it is called', 'Anna Bergstrom', '⟦Anna Bergstrom⟧ called it a “garden” that hides a pump.'],
  ['a list of titles', null, '⟦Anna Bergstrom⟧ played “Low Tide,” “Long Road” and “The Pier”.'],
]);

test('words that the headline quotes are of whom the text says', () => {
  const { resolved } = resolveMarked(
    '“The ice was singing to me”: ⟦Council⟧ warns divers',
    '“I lay there and the ice was singing to me,” ⟦Lucy Marsh⟧ said.',
  );
  expect(resolved.speakerOf(0)?.name).toBe('Lucy Marsh');
});
