/** The value that the share `q` of the samples does not exceed, interpolated. */
export function quantile(samples: readonly number[], q: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const place = (sorted.length - 1) * q;
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place % 1);
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

const threeDigits = new Intl.NumberFormat('en', { minimumSignificantDigits: 3, maximumSignificantDigits: 3 });

export function inDigits(value: number): string {
  return threeDigits.format(value);
}

export function inTimes(ratio: number): string {
  return `${ratio < 10 ? ratio.toFixed(2) : inDigits(ratio)}×`;
}
