import { describe, expect, it } from 'vitest';
import { fitChoices } from '../../src/discord/app/dispatch.ts';
import { buttonRow, menuRow, pager } from '../../src/discord/kit/buttons.ts';
import { wordsIn } from '../../src/words/words.ts';

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    name: `n${index}`,
    label: `l${index}`,
    value: `v${index}`,
  }));

describe('choices of an autocomplete', () => {
  it.each([
    [24, 24],
    [25, 25],
    [26, 25],
  ])('%i become %i, the first ones', (given, kept) => {
    expect(fitChoices(numbered(given))).toHaveLength(kept);
  });

  it('have names of 100 characters at most, cut between words', () => {
    const name = `${'word '.repeat(19)}words`;
    expect(fitChoices([{ name, value: 'v' }])[0]?.name).toBe(name);
    const cut = fitChoices([{ name: `${name} x`, value: 'v' }])[0]?.name ?? '';
    expect(cut).toBe(`${'word '.repeat(18)}word…`);
  });

  it('leave out values that are too long, empty or given twice, and empty names', () => {
    const choice = (value: string, name = 'n') => ({ name, value });
    expect(fitChoices([choice('v'.repeat(100)), choice('v'.repeat(101)), choice('')])).toHaveLength(1);
    expect(fitChoices([choice('a'), choice('a'), choice('b', ' ')])).toHaveLength(1);
  });
});

describe('menus', () => {
  it.each([
    [25, 25],
    [26, 25],
  ])('of %i options have %i', (given, kept) => {
    const [menu] = menuRow('id', 'Choose', numbered(given))?.components ?? [];
    expect(menu !== undefined && 'options' in menu ? menu.options : []).toHaveLength(kept);
  });

  it('without options are left out', () => {
    expect(menuRow('id', 'Choose', [])).toBeNull();
    expect(menuRow('id', 'Choose', [{ label: 'l', value: 'v'.repeat(101) }])).toBeNull();
  });
});

describe('buttons', () => {
  it('are five in a row at most, with labels of 80 characters at most', () => {
    const button = (index: number, label = 'x') => ({ label, id: String(index) });
    expect(buttonRow([1, 2, 3, 4, 5, 6].map((index) => button(index)))?.components).toHaveLength(5);
    const [first] = buttonRow([button(1, 'y'.repeat(81))])?.components ?? [];
    expect(first !== undefined && 'label' in first ? first.label?.length : 0).toBe(80);
    expect(buttonRow([])).toBeNull();
  });

  it('with the same id are one: Discord refuses two', () => {
    expect(
      buttonRow([
        { label: 'a', id: '1' },
        { label: 'b', id: '1' },
      ])?.components,
    ).toHaveLength(1);
  });

  it('of a pager are there only when there is more than one page, and disabled at the ends', () => {
    expect(pager(wordsIn('en'), 0, 1, 'p', 'n')).toEqual([]);
    const disabled = (page: number) =>
      pager(wordsIn('en'), page, 3, 'p', 'n').map((button) => button.disabled);
    expect(disabled(0)).toEqual([true, false]);
    expect(disabled(1)).toEqual([false, false]);
    expect(disabled(2)).toEqual([false, true]);
  });
});
