-- What the seller gets for a delivery. The reference is stored before the transfer is sent.
CREATE TABLE payouts (
  reference  text PRIMARY KEY,
  order_id   uuid NOT NULL UNIQUE REFERENCES deliveries,
  recipient  text NOT NULL,
  amount     bigint NOT NULL CHECK (amount > 0),
  currency   text NOT NULL,
  state      text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'paid', 'failed')),
  checked_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX payouts_waiting ON payouts (checked_at) WHERE state = 'open';
