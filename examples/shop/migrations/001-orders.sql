-- Amounts are in the subunit of the currency.
CREATE TABLE orders (
  id        uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  product   text NOT NULL,
  email     text NOT NULL,
  amount    bigint NOT NULL CHECK (amount > 0),
  currency  text NOT NULL,
  placed_at timestamptz NOT NULL DEFAULT now()
);

-- An order can be paid in several attempts, each with a reference of its own.
--   open      nothing is known, or it is not paid yet
--   paid      it paid for the delivery of its order
--   refund    the money has to go back: a wrong sum, or the order was delivered already
--   refunded  the money went back
CREATE TABLE payments (
  reference   text PRIMARY KEY,
  order_id    uuid NOT NULL REFERENCES orders,
  state       text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'paid', 'refund', 'refunded')),
  transaction bigint,
  created_at  timestamptz NOT NULL DEFAULT now(),
  checked_at  timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX payments_waiting ON payments (checked_at) WHERE state IN ('open', 'refund');

-- The primary key is the promise: an order is delivered once.
CREATE TABLE deliveries (
  order_id     uuid PRIMARY KEY REFERENCES orders,
  reference    text NOT NULL UNIQUE REFERENCES payments,
  code         uuid NOT NULL DEFAULT gen_random_uuid(),
  delivered_at timestamptz NOT NULL DEFAULT now()
);
