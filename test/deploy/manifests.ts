import {readFileSync} from 'node:fs';
import {parseAllDocuments} from 'yaml';

/** A manifest, as far as its kind goes. */
export interface Manifest {
	readonly apiVersion: string;
	readonly kind: string;
	readonly metadata: {readonly name: string};
	// Judged by Kubernetes' own schemas.
	// biome-ignore lint/suspicious/noExplicitAny: looked into by tests
	readonly [member: string]: any;
}

/** The manifests of a text of YAML. */
export const manifestsOf = (text: string): readonly Manifest[] =>
	parseAllDocuments(text).map(document => document.toJSON());

/** A file of deploy/. */
export const deployed = (path: string): string =>
	readFileSync(new URL(`../../../deploy/${path}`, import.meta.url), 'utf8');
