import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'bench/**/*.test.ts', 'e2e/**/*.test.ts'],
    environment: 'node',
    // A property test of 10,000 runs is slow, not hung.
    testTimeout: process.env.LONGPOLE_PROPERTY_RUNS === undefined ? 20_000 : 1_200_000,
  },
});
