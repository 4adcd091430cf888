/** Lets go of the PostgreSQL of this run: it stops and its folder goes. */
export default async function stopPostgres() {
  const { holder, ended } = globalThis.kringTestPostgres;
  holder.stdin.end();
  await ended;
}
