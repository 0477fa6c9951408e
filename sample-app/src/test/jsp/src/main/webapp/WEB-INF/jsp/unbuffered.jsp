<%@ page contentType="text/html;charset=UTF-8" session="false" buffer="none" %>
<!doctype html>
<html><body><p>a</p><% out.print("b"); out.flush(); %></body></html>
