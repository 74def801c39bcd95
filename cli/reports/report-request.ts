import {MockQmpError} from '../../core/runtime/errors.ts';

const FORMATS = ['junit', 'tap', 'json', 'html'] as const;

/** A report that is asked for: `junit:FILE`, `tap:FILE`, `json:FILE` or `html:FILE`. */
export interface ReportRequest {
	readonly format: (typeof FORMATS)[number];
	readonly file: string;
}

/** What `--report` says; undefined when it is none. */
export const parseReport = (text: string): ReportRequest | undefined => {
	const format = FORMATS.find(known => text.startsWith(`${known}:`));
	const file = text.slice((format?.length ?? 0) + 1);
	return format === undefined || file === '' ? undefined : {format, file};
};

/**
 * The same.
 * @throws MockQmpError OPTION_INVALID when it is none
 */
export const readReport = (text: string): ReportRequest => {
	const report = parseReport(text);
	if (report === undefined) {
		throw new MockQmpError('OPTION_INVALID', `--report: "${text}" is not allowed`, {
			remedy: 'write junit:FILE, tap:FILE, json:FILE or html:FILE',
		});
	}

	return report;
};
