/** @type {import('jest').Config} */
module.exports = {
  preset: 'ts-jest',
  testEnvironment: 'node',
  testEnvironmentOptions: { globalsCleanup: 'on' },
  roots: ['<rootDir>/spec'],
  setupFiles: ['<rootDir>/spec/support/environment.ts'],
  testMatch: ['**/*.spec.ts'],
  maxWorkers: 2,
  testTimeout: 30_000,
  reporters: ['default', '<rootDir>/spec/support/summary-reporter.js'],
};
