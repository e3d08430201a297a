/** @type {import('jest').Config} */
module.exports = {
  preset: 'ts-jest',
  testEnvironment: 'node',
  testEnvironmentOptions: { globalsCleanup: 'on' },
  roots: ['<rootDir>/spec'],
  setupFiles: ['<rootDir>/spec/support/environment.ts'],
  testMatch: ['**/*.spec.ts'],
  // The long runs: npm run test:soak.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/spec/soak/'],
  // More than the cores of the smallest machine: many tests wait for a child process or a browser.
  maxWorkers: 3,
  testTimeout: 120_000,
  reporters: ['default', '<rootDir>/spec/support/summary-reporter.js'],
};
