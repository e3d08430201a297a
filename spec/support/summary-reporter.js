/** Closes a run with one line that people and machines read alike. */
module.exports = class SummaryReporter {
  onRunComplete(_contexts, results) {
    const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests, numTodoTests } = results;
    const failed = Math.max(numFailedTests, numFailedTestSuites);
    const skipped = numPendingTests + numTodoTests;
    const line = `${numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    // Jest's own summary comes after the reporters; this line is to be the last.
    process.once('exit', () => console.log(line));
  }
};
