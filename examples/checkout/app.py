"""A checkout: starts a payment, and says whether it was made."""

from flask import Flask, jsonify, request
from pypaystack2 import Paystack

PRICES = {"book": 500_000, "pen": 50_000}  # in kobo

app = Flask(__name__)
paystack = Paystack()  # the key comes from PAYSTACK_AUTHORIZATION_KEY


@app.post("/checkout")
def checkout():
    order = request.get_json()
    item = order.get("item")
    if item not in PRICES:
        return jsonify(error="There is no such item."), 400
    response = paystack.transactions.initialize(
        PRICES[item],
        order["email"],
        callback_url="https://shop.example.com/paid",
        metadata={"item": item},
    )
    if response.status_code != 200:
        return jsonify(error=response.message), 502
    return jsonify(url=response.data["authorization_url"], reference=response.data["reference"]), 201


@app.get("/paid")
def paid():
    response = paystack.transactions.verify(request.args["reference"])
    if response.status_code != 200:
        return jsonify(error=response.message), 404
    payment = response.data
    is_paid = payment["status"] == "success" and payment["amount"] == PRICES[payment["metadata"]["item"]]
    return jsonify(paid=is_paid, status=payment["status"])


if __name__ == "__main__":
    app.run(port=8080)
