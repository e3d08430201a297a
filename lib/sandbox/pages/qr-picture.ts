import { encode } from 'uqr';
import { type Markup, html } from './html';

/** White squares around a code, without which a camera does not find it. */
const BORDER = 4;

/** A QR code as a picture. It is dark on white, whatever the colors of the page are. */
export function qrPicture(text: string): Markup {
  const { data, size } = encode(text, { border: BORDER });
  const squares = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')));
  return html`<svg class="code" role="img" aria-label="QR code" viewBox="0 0 ${size} ${size}">
    <path fill="#fff" d="M0 0h${size}v${size}H0z" />
    <path shape-rendering="crispEdges" d="${squares.join('')}" />
  </svg>`;
}
