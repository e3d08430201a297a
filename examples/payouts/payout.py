"""Pays out to a bank account, and confirms the transfer with the one-time password that Paystack sends."""

import sys

from pypaystack2 import Paystack, RecipientType

paystack = Paystack()  # the key comes from PAYSTACK_AUTHORIZATION_KEY

name, account_number, bank_code, amount, reference = sys.argv[1:]

resolved = paystack.verification.resolve_account_number(account_number, bank_code)
if not resolved.status:
    raise SystemExit(f"The account was not found: {resolved.message}")

recipient = paystack.transfer_recipients.create(
    RecipientType.NUBAN, name, account_number, bank_code=bank_code
)
if not recipient.status:
    raise SystemExit(recipient.message)

transfer = paystack.transfers.initiate(
    int(amount), recipient.data["recipient_code"], reason="Payout", reference=reference
)
if not transfer.status:
    raise SystemExit(transfer.message)
print(transfer.message)

if transfer.data["status"] == "otp":
    otp = sys.stdin.read().strip()  # ends with Ctrl-D
    print(paystack.transfers.finalize(transfer.data["transfer_code"], otp).message)

print(paystack.transfers.verify(reference).data["status"])
