/** @typedef {import('../../support/played-server').Play} Play */

/** Answers at once. @type {Play} */
exports.atOnce = () => (_request, answer) => answer(200);
