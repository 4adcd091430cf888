/** The mark: three lines that meet in one station. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <g fill="none" stroke-width="4">
        <path class="mark-a" d="M3 6h9c8 0 6 20 16 20h1" />
        <path class="mark-c" d="M3 16h26" />
        <path class="mark-b" d="M3 26h9c8 0 6-20 16-20h1" />
      </g>
      <circle class="mark-station" cx="16" cy="16" r="5" stroke-width="3" />
    </svg>
  );
}

/** The mark as a file of its own, for the browser's tab. Follows the dark scheme by itself. */
export function faviconSvg(): string {
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><style>circle{fill:#fff;stroke:#101d24}' +
    '@media(prefers-color-scheme:dark){circle{fill:#0d171c;stroke:#edf2f4}}</style><g fill="none" stroke-width="4">' +
    '<path stroke="#007394" d="M3 6h9c8 0 6 20 16 20h1"/><path stroke="#2c7a4b" d="M3 16h26"/>' +
    '<path stroke="#b5365a" d="M3 26h9c8 0 6-20 16-20h1"/></g><circle cx="16" cy="16" r="5" stroke-width="3"/></svg>'
  );
}
