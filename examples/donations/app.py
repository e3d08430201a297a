"""Donations in Ghana: starts a payment, says whether it was made, lists and refunds payments, and takes the webhook."""

from datetime import datetime, timedelta, timezone
from decimal import Decimal

from fastapi import FastAPI, HTTPException, Request
from pydantic import BaseModel
from pypaystack2 import AsyncPaystackClient
from pypaystack2.enums import Channel, Currency, TransactionStatus
from pypaystack2.models import Transaction
from pypaystack2.webhook.enums import PaystackWebhookEvent

app = FastAPI()
paystack = AsyncPaystackClient()  # the key comes from PAYSTACK_SECRET_KEY


class Donation(BaseModel):
    donor: str
    email: str
    amount: Decimal  # in cedis


def described(payment: Transaction) -> dict[str, object]:
    """What a page shows of a payment."""
    donor = payment.metadata.get("donor") if isinstance(payment.metadata, dict) else None
    amount = f"{paystack.to_base_unit(payment.amount):.2f}"
    return {"reference": payment.reference, "donor": donor, "amount": amount}


@app.post("/donations", status_code=201)
async def donate(donation: Donation):
    response = await paystack.transactions.initialize(
        amount=paystack.to_subunit(donation.amount),
        email=donation.email,
        currency=Currency.GHS,
        channels=[Channel.MOBILE_MONEY, Channel.CARD],
        metadata={"donor": donation.donor},
    )
    if not response.status:
        raise HTTPException(502, response.message)
    return {"url": response.data.authorization_url, "reference": response.data.reference}


@app.get("/donations")
async def donations():
    since = datetime.now(timezone.utc) - timedelta(days=30)
    response = await paystack.transactions.get_transactions(
        status=TransactionStatus.SUCCESS, start_date=since.isoformat()
    )
    if not response.status:
        raise HTTPException(502, response.message)
    return [described(payment) for payment in response.data]


@app.get("/donations/{reference}")
async def donation(reference: str):
    response = await paystack.transactions.verify(reference)
    if not response.status:
        raise HTTPException(404, response.message)
    paid = response.data.status == TransactionStatus.SUCCESS
    return {**described(response.data), "paid": paid}


@app.post("/donations/{reference}/refund")
async def refund(reference: str):
    payment = await paystack.transactions.verify(reference)
    if not payment.status:
        raise HTTPException(404, payment.message)
    response = await paystack.refunds.create(transaction=payment.data.id)
    if not response.status:
        raise HTTPException(409, response.message)
    return {"refund": response.data.status}


@app.post("/webhook")
async def webhook(request: Request):
    payload = await request.body()
    if not paystack.is_verified_webhook_payload(payload, request.headers.get("x-paystack-signature", "")):
        raise HTTPException(401)
    event = await request.json()
    if event["event"] == PaystackWebhookEvent.CHARGE_SUCCESS:
        print("Thank you for donation", event["data"]["reference"])
    return {}
