import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderPicture } from '../../../src/library/background/render-picture.ts';
import { activityOf } from '../../../src/summary/picture/activity.ts';
import { drawActivity } from '../../../src/summary/picture/draw-activity.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MORNING = Date.UTC(2026, 2, 3, 9, 7);
const WORDS = { tag: 'en-GB', messages: 'Messages', keyMessages: 'Key messages' };

describe('when a thread was written', () => {
  it('counts messages in stretches that begin at round times', () => {
    const activity = activityOf([MORNING, MORNING + 60_000, MORNING + 5 * HOUR], [MORNING]);
    expect(activity?.messages).toBe(3);
    expect(activity?.bars[0]?.messages).toBe(2);
    expect(new Date(activity?.bars[0]?.start ?? 0).toISOString()).toBe('2026-03-03T09:05:00.000Z');
    expect(activityOf([], [])).toBeNull();
  });

  it('has every message in the one stretch of its time, however long the thread', () => {
    const times = fc.array(
      fc.integer({ min: 0, max: 3 * 365 * DAY }).map((time) => MORNING + time),
      {
        minLength: 1,
        maxLength: 200,
      },
    );
    fc.assert(
      fc.property(times, (written) => {
        const bars = activityOf(written, [])?.bars ?? [];
        expect(bars.reduce((sum, bar) => sum + bar.messages, 0)).toBe(written.length);
        expect(bars.length).toBeLessThanOrEqual(120);
        for (const { start, end, messages } of bars)
          expect(written.filter((time) => time >= start && time < end).length).toBe(messages);
      }),
    );
  });
});

describe('the picture', () => {
  it.each([0, 50_000, HOUR, 9 * HOUR, 3 * DAY, 60 * DAY, 400 * DAY, 3 * 365 * DAY])(
    'of a thread of %i ms has labels that do not touch, and all within it',
    (span) => {
      const times = Array.from({ length: 40 }, (_, at) => MORNING + (span * at) / 39);
      const activity = activityOf(times, times.slice(0, 3));
      const svg = activity === null ? '' : drawActivity(activity, WORDS);
      const axis = [...svg.matchAll(/<text x="([\d.]+)" y="306"/g)].map(([, x]) => Number(x));
      expect(axis.length).toBeGreaterThanOrEqual(2);
      for (const [at, x] of axis.entries()) {
        expect(x - (axis[at - 1] ?? -Infinity)).toBeGreaterThanOrEqual(90);
        expect(x).toBeLessThanOrEqual(900 - 20);
      }
      expect(svg.match(/fill="#c2601c"/g)).toHaveLength(4); // three, and the one that says what they are
    },
  );

  it('is drawn as PNG', async () => {
    const activity = activityOf([MORNING, MORNING + HOUR], [MORNING]);
    const png = await renderPicture(activity === null ? '' : drawActivity(activity, WORDS));
    expect([...png.slice(1, 4)].map((code) => String.fromCharCode(code)).join('')).toBe('PNG');
    await expect(renderPicture('no picture')).rejects.toThrow();
  });
});
