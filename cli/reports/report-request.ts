/** A report that is asked for: `junit:FILE` or `tap:FILE`. */
export interface ReportRequest {
	readonly format: 'junit' | 'tap';
	readonly file: string;
}

/** What `--report` says; undefined when it is none. */
export const parseReport = (text: string): ReportRequest | undefined => {
	const [, format, file] = /^(junit|tap):(.+)$/.exec(text) ?? [];
	return file === undefined ? undefined : {format: format === 'tap' ? 'tap' : 'junit', file};
};
