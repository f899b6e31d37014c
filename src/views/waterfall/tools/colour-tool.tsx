import { ChevronDown, Palette } from 'lucide-react';
import { Button } from '../../../ui/button.tsx';
import { usePick } from '../../use-pick.ts';
import { modeName } from '../colour/find-mode.ts';
import { LitSteps } from '../colour/lit-steps.tsx';
import { PopupButton } from '../colour/popup-button.tsx';
import { useColourMode } from '../colour/use-colour-mode.ts';
import { shortText } from '../short-text.ts';
import type { Tool, ToolProps } from './tool.ts';
import { hasLitSteps, toolRoom } from './tool-room.ts';

const loadPopup = async () => (await import('../colour/colour-popup.tsx')).ColourPopup;

/** What bars are coloured by, and a way back from what is pointed out. */
function ColourTool({ model }: ToolProps) {
  const problem = useColourMode(model);
  const pointedOut = usePick(model.trace, 'pointedOut');
  const hasSteps = hasLitSteps(model);
  const { isTight, layers } = toolRoom(model);
  const hasNoun = model.layout.isNarrow || layers !== 'menu';
  const name = shortText(modeName(model.spanColours.by), 60);
  return (
    <>
      {problem !== '' && (
        <span role="status" className="min-w-0 truncate text-ink3 max-sm:sr-only" title={problem}>
          {shortText(problem, 120)}
        </span>
      )}
      {hasSteps && pointedOut !== null && (
        <LitSteps model={model} lit={pointedOut} isTight={isTight} hasNoun={hasNoun} />
      )}
      <PopupButton
        model={model}
        load={loadPopup}
        button={
          <Button
            variant="quiet"
            className={isTight ? 'px-1.5' : 'min-w-0 shrink'}
            title={isTight ? `Colour: ${name}` : undefined}
          >
            <span className="min-w-0 truncate">
              {/* In a narrow window the steps need the room. */}
              {(hasSteps || isTight) && <Palette size={14} aria-hidden="true" className={isTight ? '' : 'sm:hidden'} />}
              <span className={isTight ? 'sr-only' : hasSteps ? 'max-sm:sr-only' : undefined}>Colour</span>
              <span className={isTight ? 'sr-only' : 'max-sm:sr-only'}>: {name}</span>
            </span>
            {!isTight && <ChevronDown size={13} aria-hidden="true" className="shrink-0" />}
          </Button>
        }
      />
    </>
  );
}

export const colourTool: Tool = { id: 'colour', place: 'bars', component: ColourTool };
