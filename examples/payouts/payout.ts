/** Pays out to a bank account, and confirms the transfer with the one-time password that Paystack sends. The port of payout.py. */
import { readFileSync } from 'node:fs';
import { Paystack, RecipientType } from 'tspaystack2';

const paystack = new Paystack(); // the key comes from PAYSTACK_AUTHORIZATION_KEY

const [name = '', accountNumber = '', bankCode = '', amount = '', reference = ''] = process.argv.slice(2);

const resolved = paystack.verification.resolveAccountNumber(accountNumber, { bankCode });
if (!resolved.status) throw new Error(`The account was not found: ${resolved.message}`);

const recipient = paystack.transferRecipients.create(RecipientType.NUBAN, { name, accountNumber, bankCode });
if (!recipient.status) throw new Error(String(recipient.message));

const transfer = paystack.transfers.initiate(Number(amount), {
  recipient: recipient.data.recipient_code,
  reason: 'Payout',
  reference,
});
if (!transfer.status) throw new Error(String(transfer.message));
console.log(transfer.message);

if (transfer.data.status === 'otp') {
  const otp = readFileSync(process.stdin.fd, 'utf8').trim(); // ends with Ctrl-D
  console.log(paystack.transfers.finalize(transfer.data.transfer_code, { otp }).message);
}

const verified = paystack.transfers.verify(reference);
if (verified.status) console.log(verified.data.status);
