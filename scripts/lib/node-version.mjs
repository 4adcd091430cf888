const LEAST = [20, 19];

/** Says plainly that this Node is too old, and ends. Written so that even an old one can read it. */
export function checkNodeVersion() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return;
  console.error(`Kring needs Node ${LEAST.join('.')} or newer; this is ${process.versions.node}.`);
  console.error('Get it from nodejs.org or with your version manager (nvm install 22), then try again.');
  process.exit(1);
}
