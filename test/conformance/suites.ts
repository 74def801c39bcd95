import {argumentSuite} from './cases-arguments.ts';
import {connectionSuite} from './cases-connections.ts';
import {lexerSuite} from './cases-lexer.ts';
import {limitSuite} from './cases-limits.ts';
import {machineSuite} from './cases-machine.ts';
import {negotiationSuite} from './cases-negotiation.ts';
import {oobSuite} from './cases-oob.ts';
import {outputSuite} from './cases-output.ts';
import {parserSuite} from './cases-parser.ts';
import {pipeliningSuite} from './cases-pipelining.ts';
import {requestSuite} from './cases-requests.ts';
import {stringSuite} from './cases-strings.ts';
import type {WireSuite} from './wire-case.ts';

/** All cases that have recorded answers. */
export const suites: readonly WireSuite[] = [
	negotiationSuite,
	outputSuite,
	requestSuite,
	lexerSuite,
	parserSuite,
	stringSuite,
	limitSuite,
	pipeliningSuite,
	oobSuite,
	argumentSuite,
	connectionSuite,
	machineSuite,
];
