import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['tests/build/before-tests.ts'],
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 3,
    // Threads that load the code once each, three on two cores since many tests wait: about a quarter less processor time than a process a file.
    pool: 'threads',
    isolate: false,
  },
});
