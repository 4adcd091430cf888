/** Answers are asked for so many people at once: a file of a hundred thousand is written as it is read. */
const STRIDE = 500;

/** The same rows, some hundreds together. */
export async function* inBatches<Row>(rows: AsyncIterable<Row>): AsyncGenerator<Row[]> {
  let some: Row[] = [];
  for await (const row of rows) {
    some.push(row);
    if (some.length < STRIDE) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}
