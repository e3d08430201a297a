-- The events of Paystack, each once: the digest is that of the bytes that were signed.
CREATE TABLE inbox (
  digest      bytea PRIMARY KEY,
  event       text NOT NULL,
  body        jsonb NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now()
);
