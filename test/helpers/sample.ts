import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {parseTranscript, type TranscriptEntry} from '../../server/recorder/transcript.ts';

const SAMPLES = new URL('../../../test/server/recorder/samples/', import.meta.url);

/** The text of a recorded sample. */
export const sampleText = (name: string): string => readFileSync(new URL(name, SAMPLES), 'utf8');

/** A recorded session. */
export const sampleTranscript = (name: string): readonly TranscriptEntry[] =>
	parseTranscript(sampleText(name), name);

/** A message without its stamp, which no replay can repeat. */
export const withoutStamp = (text: string | undefined): string =>
	(text ?? '(end)').replace(/"seconds": \d+, "microseconds": \d+/, '');

/** The path of a sample. */
export const samplePath = (name: string): string => fileURLToPath(new URL(name, SAMPLES));
