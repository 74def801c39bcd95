"""A small manager on qemu.qmp.legacy. It prints what the library told it, a line each."""
import sys

from qemu.qmp import QMPError
from qemu.qmp.legacy import QEMUMonitorProtocol


def wait_for(monitor, name, **members):
    while True:
        event = monitor.pull_event(wait=20.0)
        data = event.get('data', {})
        if event['event'] == name and all(data.get(key) == value for key, value in members.items()):
            return data


monitor = QEMUMonitorProtocol(sys.argv[1])
greeting = monitor.connect()
print('package', type(greeting['QMP']['version']['package']).__name__)
print('status', monitor.command('query-status')['status'])
print('stop', monitor.cmd('stop', cmd_id='mine')['id'])
wait_for(monitor, 'STOP')
print('event STOP')
monitor.command('cont')
print('event', wait_for(monitor, 'QUORUM_REPORT_BAD')['node-name'])
print('event', wait_for(monitor, 'QUORUM_FAILURE')['reference'])
wait_for(monitor, 'STOP')
print('status', monitor.command('query-status')['status'])
monitor.command('cont')
try:
    monitor.command('device_del', id='nobody')
except QMPError as err:
    print('error', err)
monitor.command('device_del', id='net0')
print('deleted', wait_for(monitor, 'DEVICE_DELETED', device='net0')['path'])
monitor.command('quit')
print('event', wait_for(monitor, 'SHUTDOWN')['reason'])
try:
    monitor.close()
except EOFError:
    # It has seen the end already, or not yet.
    pass
