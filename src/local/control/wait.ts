import type { EventEmitter } from 'node:events';
import type { Platform } from '../platform.ts';

/** The bot did not do in time what was waited for. */
export class NoAnswer extends Error {}

/**
 * Waits until `found` returns something, looking again after every change of the store.
 *
 * @throws NoAnswer with `what` when it takes longer than `timeout` milliseconds
 */
export function waitUntil<Found>(
  { store }: Platform,
  found: () => Found | null,
  timeout: number,
  what: () => string,
): Promise<Found> {
  return new Promise((resolve, reject) => {
    const changes = [
      'interactionUpdate',
      'messageCreate',
      'messageUpdate',
      'messageDelete',
      'commandsUpdate',
    ];
    // The store's events are typed by name; here only that something changed matters.
    const emitter: EventEmitter = store;
    const stop = () => {
      clearTimeout(timer);
      for (const change of changes) emitter.off(change, look);
    };
    const look = () => {
      try {
        const result = found();
        if (result === null) return;
        stop();
        resolve(result);
      } catch (error) {
        stop();
        reject(error);
      }
    };
    const timer = setTimeout(() => {
      stop();
      reject(new NoAnswer(`Waited ${timeout} ms: ${what()}.`));
    }, timeout);
    for (const change of changes) emitter.on(change, look);
    look();
  });
}
