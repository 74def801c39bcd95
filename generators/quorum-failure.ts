import {defineGenerator} from './generator.ts';
import {nextRead} from './quorum-read.ts';

// Recording `quorum-guest-no-quorum-report`: the guest's kernel tries the failed read again in pages of 4 KiB.
const PAGE_SECTORS = 8;

/** A read of the quorum disk finds no majority; the guest then tries the start of it again. */
export const quorumFailure = defineGenerator('QUORUM_FAILURE', scene => {
	const {failure, nodeName} = scene.machine.quorum;
	const read =
		failure === undefined
			? nextRead(scene)
			: {'sector-num': failure['sector-num'], 'sectors-count': PAGE_SECTORS};
	return {reference: nodeName, ...read};
});
