import { ensure, rule, show, showAmount } from '../arguments/checks';
import { InvalidDataException } from '../exceptions';
import { type Band, type FeeCurrency, type FeeOptions, bandsFor, feeIn } from './fees';
import { amountInSubunits } from './subunit';

/**
 * Calculates what to charge so that a wanted amount is left after Paystack's fee, for a business that passes the fee on:
 * `amountWithFee(500_000, { currency: 'NGN' })` is `517767`. Its fee is 17,767, which leaves 500,000.
 *
 * It is the least such amount. A little more may be left than was wanted, because fees are rounded up and the flat fee
 * starts at a limit. The fee is that of `calculateFee`: without VAT, as Paystack had published it.
 *
 * Source: "Passing transaction fees to the customer", https://support.paystack.com/en/articles/2130306. pypaystack2 lacks
 * it.
 *
 * @param net - what is to be left, in the currency's subunit: a non-negative integer.
 * @param options - the currency, and what else the fee depends on.
 * @returns the amount to charge, in the currency's subunit.
 * @throws InvalidDataException naming the parameter, as `calculateFee` does; and for the services that sell devices.
 */
export function amountWithFee<C extends FeeCurrency>(net: number, options: FeeOptions<C>): number {
  ensure('net', net, amountInSubunits);
  const bands = bandsFor(options);
  if (bands.some(({ each }) => each !== undefined)) {
    throw new InvalidDataException(
      'service',
      `must be one that charges an amount of money, but ${show(options.service)} was given.`,
    );
  }
  const amount = Number(leastAmount(BigInt(net), bands));
  const isExact = () => Number.isSafeInteger(amount);
  ensure(
    'net',
    net,
    rule(`so small that the amount is at most ${Number.MAX_SAFE_INTEGER}`, isExact, showAmount),
  );
  return amount;
}

/** Searches one band after the other, because less is left where a flat fee begins. */
function leastAmount(net: bigint, bands: readonly Band[]): bigint {
  for (const [index, band] of bands.entries()) {
    const end = bands[index + 1]?.from;
    const from = net > band.from ? net : BigInt(band.from);
    const amount = leastInBand(net, band, from);
    if (end === undefined || amount < end) return amount;
  }
  return net;
}

/** Within one band, a larger amount never leaves less. */
function leastInBand(net: bigint, band: Band, from: bigint): bigint {
  const { basisPoints = 0, flat = 0 } = band;
  let low = from;
  let high = from + BigInt(flat) + ((net + BigInt(flat)) * 10_000n) / BigInt(10_000 - basisPoints) + 2n;
  while (low < high) {
    const middle = (low + high) / 2n;
    if (middle - feeIn(band, middle) >= net) high = middle;
    else low = middle + 1n;
  }
  return low;
}
