"""Makes a plan, and subscribes to it all customers who have a card that can be charged again."""

from pypaystack2 import Interval, Paystack

paystack = Paystack()  # the key comes from PAYSTACK_AUTHORIZATION_KEY

plan = paystack.plans.create("Monthly retainer", 500_000, Interval.MONTHLY, description="Support by email")
if not plan.status:
    raise SystemExit(f"{plan.status_code} {plan.message}")
plan_code = plan.data["plan_code"]

page = 1
while True:
    listed = paystack.customers.get_customers(page=page)
    for customer in listed.data:
        found = paystack.customers.get_customer(customer["customer_code"])
        if not any(authorization["reusable"] for authorization in found.data["authorizations"]):
            print(f"{customer['email']}: no card")
            continue
        subscription = paystack.subscriptions.create(customer["customer_code"], plan_code)
        print(f"{customer['email']}: {subscription.message}")
    if page >= listed.meta["pageCount"]:
        break
    page += 1

subscriptions = paystack.subscriptions.get_subscriptions()
print(len(subscriptions.data), "subscriptions")
