/** Two ploughed strokes with the line between. */
export const Logo = () => (
  <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true" className="logo">
    <path d="M3 9.500c7-5 18 3 26-2" />
    <path d="M3 17.500c7-5 18 3 26-2" className="logo-line" />
    <path d="M3 25.500c7-5 18 3 26-2" />
  </svg>
)
