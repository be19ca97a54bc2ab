; Our own commands, and a relay that runs while it is to be replaced or removed: asked to
; end in order (a letter under way is finished, the line is hung up) and waited for. Never
; killed: where it does not end, setup does, and nothing was changed.

!define LONGEST_MS 90000
!define LOOKS 40
!define LOOKS_AFTER_NO 4 ; nobody said that it would end
!define LOOK_MS 250

; Runs `dialpost.cmd $0` of the folder $1; $0 its exit code, or "error", $1 what it said last. Its words go by a
; file, because a program without a window gets no pipe everywhere.
!macro OUR_COMMAND un
Function ${un}OurCommand
  Push $2
  StrCpy $2 "$PLUGINSDIR\said.txt"
  Delete $2
  nsExec::Exec /TIMEOUT=${LONGEST_MS} '"$SYSDIR\cmd.exe" /d /s /c ""$1\bin\dialpost.cmd" $0 >"$2" 2>&1 <nul"'
  Pop $0
  StrCpy $1 ""
  ClearErrors
  FileOpen $2 $2 r
  ${IfNot} ${Errors}
    FileRead $2 $1
    FileClose $2
    System::Call 'kernel32::MultiByteToWideChar(i 65001, i 0, m r1, i -1, w .r1, i ${NSIS_MAX_STRLEN})'
  ${EndIf}
  ClearErrors
  Pop $2
FunctionEnd

; $0 the folder; $0 afterwards "yes" where a program of it runs: Windows lets nobody write to one that does.
Function ${un}IsRunning
  Push $1
  Push $2
  StrCpy $2 "no"
  ClearErrors
  ${If} ${FileExists} "$0\relay\node.exe"
    FileOpen $1 "$0\relay\node.exe" a
    ${If} ${Errors}
      StrCpy $2 "yes"
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
  ClearErrors
  ${If} ${FileExists} "$0\Dialpost.exe"
    FileOpen $1 "$0\Dialpost.exe" a
    ${If} ${Errors}
      StrCpy $2 "yes"
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
  ClearErrors
  StrCpy $0 $2
  Pop $2
  Pop $1
FunctionEnd

; Ends what runs from the folder $0: the relay of whoever runs setup, and the service's; ends setup with 2 where that
; does not come to pass, and the service is there still. Then the service is taken out: it names programs that go.
Function ${un}StopRelay
  Push $1
  Push $2
  Push $3
  Push $4
  StrCpy $2 $0
  ${IfNot} ${FileExists} "$2\bin\dialpost.cmd"
    Goto leave
  ${EndIf}
  again:
  StrCpy $4 0
  StrCpy $0 $2
  Call ${un}IsRunning
  ${If} $0 == "yes"
    DetailPrint "$(Stopping)"
    StrCpy $4 ${LOOKS_AFTER_NO}
    StrCpy $0 "stop"
    StrCpy $1 $2
    Call ${un}OurCommand
    ${If} $0 == 0
      StrCpy $4 ${LOOKS}
    ${EndIf}
    ReadEnvStr $3 "ProgramData"
    ${If} ${FileExists} "$3\Dialpost\service.xml"
      StrCpy $0 'stop --data "$3\Dialpost"'
      StrCpy $1 $2
      Call ${un}OurCommand
      ${If} $0 == 0
        StrCpy $4 ${LOOKS}
      ${EndIf}
    ${EndIf}
  ${EndIf}
  ${ForEach} $3 0 $4 + 1
    StrCpy $0 $2
    Call ${un}IsRunning
    ${If} $0 == "no"
      Goto ended
    ${EndIf}
    Sleep ${LOOK_MS}
  ${Next}
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillRuns)" /SD IDCANCEL IDRETRY again
  DetailPrint "$(NothingChanged)"
  SetErrorLevel 2
  Quit
  ended:
  ReadRegStr $3 SHCTX "${OUR_KEY}" "Service"
  ${If} $3 == "1"
    StrCpy $0 "service remove"
    StrCpy $1 $2
    Call ${un}OurCommand
    ${If} $0 != 0
      DetailPrint "$1"
    ${EndIf}
  ${EndIf}
  leave:
  Pop $4
  Pop $3
  Pop $2
  Pop $1
FunctionEnd
!macroend

!insertmacro OUR_COMMAND ""
!insertmacro OUR_COMMAND "un."
