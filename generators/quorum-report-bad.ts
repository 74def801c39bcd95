import {defineGenerator} from './generator.ts';
import {nextRead} from './quorum-read.ts';

/** A child of the quorum disk disagrees with the others: always the same one, as a bad disk stays bad. */
export const quorumReportBad = defineGenerator('QUORUM_REPORT_BAD', scene => {
	const {quorum} = scene.machine;
	return {
		type: 'read',
		'node-name': quorum.bad ?? scene.faker.helpers.arrayElement(quorum.children),
		...nextRead(scene),
	};
});
