// Prints whether the exception of tspaystack2/webhooks is one of the package.
const { PaystackException } = require('tspaystack2');
const { SignatureVerificationException } = require('tspaystack2/webhooks');

console.log(new SignatureVerificationException('') instanceof PaystackException);
