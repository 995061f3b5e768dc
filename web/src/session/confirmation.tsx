import { useMutation, type UseMutationOptions } from '@tanstack/react-query';
import {
  createContext,
  lazy,
  Suspense,
  useCallback,
  useContext,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { ProblemError } from '../api/request.js';
import { fetchSecondFactors, type SecondFactors } from '../api/second-factors.js';

const ConfirmationDialog = lazy(async () => ({
  default: (await import('./confirmation-dialog.js')).ConfirmationDialog,
}));

interface Asked {
  readonly factors: SecondFactors;
  readonly onDone: (isConfirmed: boolean) => void;
}

/** Asks whoever is signed in to show that it is them. @returns whether that was done. */
type Confirm = () => Promise<boolean>;

const Confirmation = createContext<Confirm>(() => Promise.resolve(false));

/** Has a dialog for `useConfirmedMutation`, one for all of them. */
export function ConfirmationProvider({ children }: { readonly children: ReactNode }) {
  const [asked, setAsked] = useState<Asked>();
  const underWay = useRef<Promise<boolean>>(undefined);
  const confirm = useCallback<Confirm>(() => {
    underWay.current ??= fetchSecondFactors()
      .then((factors) => new Promise<boolean>((onDone) => setAsked({ factors, onDone })))
      .finally(() => {
        underWay.current = undefined;
        setAsked(undefined);
      });
    return underWay.current;
  }, []);
  return (
    <Confirmation value={confirm}>
      {children}
      {asked && (
        <Suspense fallback={null}>
          <ConfirmationDialog {...asked} />
        </Suspense>
      )}
    </Confirmation>
  );
}

/** Asks for it in the dialog. */
export const useConfirm = (): Confirm => useContext(Confirmation);

interface ConfirmedMutationOptions<Data, Variables> extends Omit<
  UseMutationOptions<Data, Error, Variables>,
  'mutationFn'
> {
  readonly mutationFn: (variables: Variables) => Promise<Data>;
}

/**
 * A mutation for which the server may ask that whoever is signed in shows once more to be them: that is done in a
 * dialog, and the action is repeated, once. Where it is not done, the mutation fails as it was refused.
 */
export function useConfirmedMutation<Data, Variables = void>({
  mutationFn,
  ...options
}: ConfirmedMutationOptions<Data, Variables>) {
  const confirm = useConfirm();
  return useMutation({
    ...options,
    mutationFn: async (variables: Variables) => {
      try {
        return await mutationFn(variables);
      } catch (error) {
        if (!isConfirmationAsked(error) || !(await confirm())) throw error;
        return mutationFn(variables);
      }
    },
  });
}

function isConfirmationAsked(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.code === 'step-up-required';
}
