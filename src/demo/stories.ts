/** A story of the made-up paper that the demo server follows. */
export interface Story {
  /** Its address within the paper. */
  readonly path: string;
  readonly title: string;
  readonly author: string;
  readonly paragraphs: readonly string[];
}

/** Stories that are out already when one looks, newest first. */
export const EARLIER: readonly Story[] = [
  {
    path: 'night-ferry',
    title: 'Night ferry to Elsin is kept for another winter',
    author: 'Nell Ostrander',
    paragraphs: [
      'The night ferry between Marnby and Elsin will sail for another winter after the county agreed on Tuesday to pay half of what it loses.',
      '“Nobody takes the last boat for fun,” said Tamsin Orchard, who leads the county council. “Nurses take it, and bakers, and people who missed the one before.”',
      'The line had said in August that it would end the sailing in October. It carried 41 people a night last winter, nine fewer than the year before.',
      'Its director, Piet Larsson, called the agreement “a stay of execution, not a pardon” and said that fares would rise by a tenth in January.',
      'Orchard denied that the council had been too slow. She said that the line had opened its books only three weeks ago.',
      'The agreement ends in March. A report on a bridge is due the same month.',
    ],
  },
  {
    path: 'harbour-limes',
    title: 'Eleven limes on the harbour front will be felled',
    author: 'Jory Vance',
    paragraphs: [
      'Eleven lime trees on Elsin’s harbour front will be felled before Christmas because their roots no longer hold, the town’s gardener said on Monday.',
      '“I have looked after them for twenty-six years, and I would not sit under one in a storm,” said Wilma Achterberg.',
      'Residents of Quay Street handed in 900 signatures against the felling. Their speaker, Dov Merriman, asked why nobody had propped the trees up “when there was still something to prop”.',
      'Achterberg said that young trees would be planted in April, of a kind that stands salt better. It will be forty years until they give the shade that the old ones gave.',
    ],
  },
];

/** The story that comes out while one looks. */
export const ARRIVING: Story = {
  path: 'harbour-master',
  title: 'Harbour master goes after report on silted channel',
  author: 'Nell Ostrander',
  paragraphs: [
    'Elsin’s harbour master, Ruben Falk, resigned on Thursday, a day after a report found that the channel had not been dredged for three years.',
    '“I signed what I was given, and I should have looked,” Falk told reporters at the pier. “That is reason enough to go.”',
    'The report, by the county’s auditors, says that the contractor was paid for six dredgings and made two. It puts the loss at 1.2 million.',
    'Tamsin Orchard, who leads the county council, described the findings as “worse than anything we were told in March” and said that the police had been asked to look at the bills.',
    'The contractor, Bremmer & Sons, said in a statement that it “rejects the report in every point”.',
    'Piet Larsson, the director of the ferry line, warned that the night boat could not use the harbour at low tide until the channel was clear.',
    'Falk had been harbour master since 2014. His deputy, Ilse Moravec, takes over until a successor is found.',
  ],
};
