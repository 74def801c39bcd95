const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (.*)$/;

/** A sample of a process, told apart from those of the others by a label. */
const labelled = (sample: string, worker: number): string =>
	sample.replace(SAMPLE, (_, name: string, labels: string | undefined, value: string) => {
		const others = labels === undefined || labels === '' ? '' : `,${labels}`;
		return `${name}{worker="${worker}"${others}} ${value}`;
	});

/**
 * The figures of several processes, in Prometheus' text format: a metric has its help and type once, and each sample
 * the label `worker`. Processes that have none are passed over.
 */
export const mergeMetrics = (texts: ReadonlyArray<string | undefined>): string => {
	const families = new Map<string, {readonly heads: Set<string>; readonly samples: string[]}>();
	for (const [worker, text] of texts.entries()) {
		let family = '';
		for (const line of (text ?? '').split('\n').filter(candidate => candidate !== '')) {
			family = /^# (?:HELP|TYPE) (\S+)/.exec(line)?.[1] ?? family;
			const known = families.get(family) ?? {heads: new Set(), samples: []};
			families.set(family, known);
			if (line.startsWith('#')) {
				known.heads.add(line);
			} else {
				known.samples.push(labelled(line, worker));
			}
		}
	}

	return [...families.values()]
		.flatMap(({heads, samples}) => [...heads, ...samples])
		.map(line => `${line}\n`)
		.join('');
};
