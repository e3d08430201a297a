const config = require('./jest.config.js');

/** The long runs, one after the other. @type {import('jest').Config} */
module.exports = {
  ...config,
  roots: ['<rootDir>/spec/soak'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
  testTimeout: 600_000,
};
