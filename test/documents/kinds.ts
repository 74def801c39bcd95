import type {Fence} from './fences.ts';

/** Why a block is not run by the suite of documents, and who runs it instead. */
export const NEEDS: Readonly<Record<string, string>> = {
	ci: 'run by .ci/run itself',
	docker: 'needs a Docker engine; .ci/test-image.sh runs the same image',
	github: 'runs on GitHub only',
	kubernetes: 'needs a cluster; the manifests are held to the schemas of Kubernetes',
	libvirt: 'run by the suite of libvirt',
	qemu: 'needs a QEMU of the reader; the recorder suite does the same',
	service: 'names machines of the reader',
};

/** What the suite does with a block. */
export type Treatment = 'run' | 'converse' | 'write' | 'scenario' | 'json' | 'show';

/** What a block is for; undefined for one of which nobody knows how it could be held to the truth. */
export const treatmentOf = ({language, words}: Fence): Treatment | undefined => {
	if (words.file !== undefined) {
		return 'write';
	}

	switch (language) {
		case 'sh':
		case 'js':
		case 'python':
			return 'run';
		case 'console':
			return 'converse';
		case 'yaml':
			return 'scenario';
		// Made of the declarations that the compiler writes.
		case 'ts':
			return words.declaration === undefined ? undefined : 'show';
		case 'json':
			return 'json';
		case 'text':
			return 'show';
		default:
			return undefined;
	}
};

/** Why a block is not run; undefined where it is. */
export const reasonNotToRun = ({words}: Fence): string | undefined =>
	words.needs === undefined ? undefined : NEEDS[words.needs];
