/** Ends jest's output with the plain line "N passed, N failed" (", N skipped" where there are any). */
export default class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests > 0 ? `, ${results.numPendingTests} skipped` : '';
    // After jest's own summary, which is written when all reporters have run.
    process.on('exit', () => console.log(`${results.numPassedTests} passed, ${failed} failed${skipped}`));
  }
}
