import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['tests/build/before-tests.ts'],
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Two threads that load the code once each: about a quarter less processor time than a process a file.
    pool: 'threads',
    isolate: false,
  },
});
