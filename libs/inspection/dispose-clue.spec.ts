import { clueState } from './inspection.js';
import { DOC, inspected, ON, referred } from './inspection.testing.js';

const disposing = (clueId: string, way: string, more: object = {}) => ({ clueId, way, docNo: DOC, on: ON, ...more });

describe('disposing of a clue', () => {
  it.each(['TALK_OR_LETTER', 'PRELIMINARY_CHECK', 'HOLD', 'CLOSE'])('in the way %s, by a document', (way) => {
    const story = inspected();
    const clueId = referred(story, 'E1');
    const stateNow = () => clueState(story.book.inspection.clues.known(clueId as never), story.book.inspection);
    expect(stateNow()).toBe('REFERRED');
    story.when('DisposeClue', disposing(clueId, way)).records(['ClueDisposed', { clueId, way, docNo: DOC }]);
    story.after('DisposeClue', disposing(clueId, way));
    expect(stateNow()).toBe('DISPOSED');
  });

  it('goes on from what was held, and ends with a close', () => {
    const story = inspected();
    const clueId = referred(story, 'E1');
    story.after('DisposeClue', disposing(clueId, 'HOLD')).when('DisposeClue', disposing(clueId, 'HOLD')).refuses('STATE_INVALID', { state: 'HOLD' });
    story.after('DisposeClue', disposing(clueId, 'PRELIMINARY_CHECK')).after('DisposeClue', disposing(clueId, 'CLOSE'));
    story.when('DisposeClue', disposing(clueId, 'TALK_OR_LETTER')).refuses('STATE_INVALID', { state: 'CLOSE', allowed: [] });
  });

  it('is not before it was referred, of what there is not, nor by others', () => {
    const story = inspected();
    const clueId = referred(story, 'E1');
    story.when('DisposeClue', disposing(clueId, 'HOLD', { on: '2015-03-01' })).refuses('DATE_INVALID', { notBefore: ON });
    story.when('DisposeClue', disposing('C9', 'HOLD')).refuses('UNKNOWN', { kind: 'clue', id: 'C9' });
    story.as('O-11').when('DisposeClue', disposing(clueId, 'HOLD')).refuses('NOT_AUTHORISED');
  });
});
