// Stands for the number of the shard in addresses and names of files.
const SHARD = '{shard}';

/** An address, or the name of a file, as the shard of that number has it. */
export const inShard = (text: string, index: number): string =>
	text.replaceAll(SHARD, String(index));

/** Whether a name tells shards apart. */
export const namesShard = (text: string): boolean => text.includes(SHARD);

/** The name under which each shard has its part of a file: as given, else with the shard's number behind it. */
export const partName = (path: string): string => (namesShard(path) ? path : `${path}.${SHARD}`);
