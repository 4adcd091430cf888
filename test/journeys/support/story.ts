/** A story in steps, each standing on the one before: after the first that fails the others say so and do not run. */
export function story(
  /** What a person would see at the moment of failure. */
  look: () => Promise<string> = async () => 'nothing',
): (name: string, work: () => Promise<void>) => void {
  let failedAt = '';
  return (name, work) => {
    it(name, async () => {
      if (failedAt) throw new Error(`not reached: "${failedAt}" failed`);
      try {
        await work();
      } catch (error) {
        failedAt = name;
        const seen = await look().catch(() => 'nothing');
        throw new Error(`${(error as Error).message}\n\nOn the page: ${seen}`, { cause: error });
      }
    });
  };
}
